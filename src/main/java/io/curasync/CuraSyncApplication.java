package io.curasync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CuraSyncApplication {

    public static void main(String[] args) {
        SpringApplication.run(CuraSyncApplication.class, args);
    }
}
