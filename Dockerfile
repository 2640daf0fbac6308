# syntax=docker/dockerfile:1
# One service in one image, from a clean clone:
#   docker build --build-arg SERVICE=ingest-api --tag cloudcostguard/ingest-api:0.1.0 .
ARG JAVA=25.0.3_9

# All four services at once, so that the builds of the four images share this stage.
FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true \
      -pl ingest-api,estimator-stream,pricing-loader,notifier -am package

# What changes seldom apart from what changes often.
FROM eclipse-temurin:${JAVA}-jdk-noble AS layers
ARG SERVICE
WORKDIR /build
COPY --from=build /src/${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
RUN ["java", "-Djarmode=tools", "-jar", "service.jar", "extract", "--layers", "--destination", "layers"]

FROM eclipse-temurin:${JAVA}-jre-noble
# Where the estimator keeps its state; a new volume takes over the owner.
RUN install -d -o 10001 -g 10001 /var/lib/ccg
WORKDIR /opt/ccg
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
# The services listen on loopback unless told otherwise; in a container no client would reach them.
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080
EXPOSE 8080
USER 10001:10001
# The file system may be read-only but for /tmp, which must allow execution: zstd and RocksDB unpack
# their native libraries there.
ENTRYPOINT ["java", \
    "-XX:MaxRAMPercentage=65", \
    "-XX:+UseG1GC", \
    "-XX:+UseCompactObjectHeaders", \
    "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "service.jar"]
