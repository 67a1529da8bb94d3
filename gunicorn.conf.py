"""What gunicorn reads when it is started in this folder; the rest is on its command line."""

worker_class = "civaffairs.server.PortalWorker"
