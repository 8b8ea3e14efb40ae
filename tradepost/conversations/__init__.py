"""What buyers ask and write, and what the shop answers: questions about products, messages, reviews of other channels.

Every conversation knows its channel, so that those of marketplaces lie beside the shop's own: `receive` takes in what a
channel pulled, and an answer goes back through the courier that the room of channels registers in `hooks`.
"""
