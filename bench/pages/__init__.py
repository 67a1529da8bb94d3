"""What public pages cost beside a bare view, and how they grow: make bench-pages."""
