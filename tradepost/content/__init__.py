"""What the shop says besides its goods: pages, posts and banners, with drafts and dates; Markdown made safe."""
