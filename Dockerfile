# almanac in a Debian 12 image: what action.yml and .pre-commit-hooks.yaml run. `docker build -t almanac .`, then
# `docker run --rm -v "$PWD:/src" -w /src --entrypoint almanac almanac check feed.xml`.
FROM debian:12 AS build
COPY . /almanac
RUN /almanac/scripts/package

FROM debian:12
COPY --from=build /almanac/build/*.deb /tmp/
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/*.deb && rm -rf /tmp/*.deb /var/lib/apt/lists/*
COPY scripts/ci-check /usr/local/bin/
ENTRYPOINT ["ci-check"]
