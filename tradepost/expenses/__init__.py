"""What selling costs beside the goods: commissions, carriers' bills, advertising, payment fees.

Each is a row on its day, entered by hand or by whoever reads a marketplace's report. Profit is less by them.
"""
