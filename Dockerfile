# The portal as an image. Static files and the English catalogue are made while
# building, so a running container writes nothing but what goes to its database.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/venv
COPY requirements.lock /tmp/
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/requirements.lock

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 WEB_CONCURRENCY=2
RUN useradd --system --uid 10001 --no-create-home portal
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv/civaffairs
COPY . .
# Built in local mode with a secret that is thrown away: nothing made here is signed with it.
RUN python -m civaffairs.messages compile \
    && DJANGO_SECRET_KEY=only-while-building python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q .
USER portal
ENV CIVAFFAIRS_ENV=production
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-m", "civaffairs.health"]
CMD ["gunicorn", "civaffairs.wsgi", "--bind", "0.0.0.0:8000", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
