FROM python:3.13-slim AS packages
COPY requirements.txt /
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r /requirements.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data palier \
    && install -d -o palier -g palier /data
COPY --from=packages /venv /venv
COPY . /palier
RUN /venv/bin/python -m compileall -q /palier
ENV PATH=/venv/bin:$PATH PYTHONPATH=/palier PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER palier
# The database and the key file lie in data/ below this folder, both on the volume.
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# Whoever restarts containers reads this: /health fails only when that helps. Traffic asks /ready.
HEALTHCHECK --start-period=10s CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ.get('PORT') or 8080}/health\")"]
ENTRYPOINT ["python", "-m", "bot"]
# After a wrong setting it waits to be stopped: started again and again, it would say the same.
CMD ["run", "--wait"]
