"""What programs may ask, address by address."""
