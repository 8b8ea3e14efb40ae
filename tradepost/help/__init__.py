"""Help: the guide's pages, found by their words and read in the back office.

The pages are the Markdown files of docs/guide, which ship beside the web apps. They are English; their titles are
known in Russian too.
"""
