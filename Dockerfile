FROM python:3.11-slim
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . && useradd --create-home fealty
USER fealty
EXPOSE 8000
CMD ["fealty", "serve"]
