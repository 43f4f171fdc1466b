"""What makes committed files out of material from elsewhere. Nothing here is needed to build a site."""
