from rest_framework.pagination import PageNumberPagination


class CappedPages(PageNumberPagination):
    """Pages of the size one asks for, up to a cap."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000
