# The web apps.
FROM node:22-slim AS web
WORKDIR /build/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY web ./
COPY docs/guide ../docs/guide
RUN npm run build

# The Python packages, at the versions and hashes of the lock.
FROM python:3.13-slim AS package
WORKDIR /build
COPY scripts/setup-uv.lock ./
RUN pip install --no-cache-dir --require-hashes -r setup-uv.lock && python -m venv --without-pip /opt/tradepost
ENV VIRTUAL_ENV=/opt/tradepost UV_NO_CACHE=1 UV_COMPILE_BYTECODE=1
COPY requirements.lock ./
RUN uv pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY tradepost ./tradepost
COPY --from=web /build/tradepost/static ./tradepost/static
RUN uv pip install --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /data tradepost
COPY --from=package /opt/tradepost /opt/tradepost
ENV PATH=/opt/tradepost/bin:$PATH TRADEPOST_DATA_DIR=/data PYTHONUNBUFFERED=1
USER tradepost
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('TRADEPOST_PORT', '8000') + '/health', timeout=3)"]
ENTRYPOINT ["tradepost"]
CMD ["serve", "--host", "0.0.0.0"]
