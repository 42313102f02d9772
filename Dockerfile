# Expects the packaged jar: ./mvnw package
FROM eclipse-temurin:25-jre AS layers
WORKDIR /layers
COPY target/curasync.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination .

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /app curasync
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER curasync
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-jar", "app.jar"]
