# Expects the packaged jar: ./mvnw package
FROM eclipse-temurin:25-jre AS distribution
WORKDIR /app
COPY target/curasync.jar /tmp/curasync.jar
COPY src/main/distribution/jvm.options ./
RUN java -Djarmode=tools -jar /tmp/curasync.jar extract --force --destination .
# The AOT cache fits only the JVM and the directory it was made with, so it is made here and not by Maven.
RUN java -XX:AOTCacheOutput=curasync.aot -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xlog:aot*=error \
    -Dcurasync.startup-training=true -Dcurasync.env-file=none -Dcurasync.embedded.data-directory=/tmp/training -Dserver.port=0 \
    -jar /app/curasync.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /app curasync
WORKDIR /app
COPY --from=distribution /app/lib/ ./lib/
COPY --from=distribution /app/jvm.options /app/curasync.jar /app/curasync.aot ./
USER curasync
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET '\"${SERVER_SERVLET_CONTEXT_PATH:-}\"'/actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:MaxRAMPercentage=75", "-jar", "/app/curasync.jar"]
