"""Public answers kept by the state they were made in: pages, charts, feeds, JSON, tables.

Everything public is a function of the address and of what is published
(``indicators.public_state``), so each answer is made once per state. This is the outermost
middleware. It never touches the staff door, an answer that sets a cookie, or any status
but 200. Where somebody has a session, the public pages show more to staff and are made anew.
"""

from civaffairs.page_cache.middleware import PageCache

__all__ = ["PageCache"]
