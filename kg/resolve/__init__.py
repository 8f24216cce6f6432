"""Who is who across documents: a view worked out from the stored rows, never written back to them."""
