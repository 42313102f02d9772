package io.curasync.platform.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ApiExceptionHandlerTest {

    @RestController
    static class Faulty {

        record Body(int count) {}

        @GetMapping("/api/away")
        void away() {
            throw new DataAccessResourceFailureException("host db.internal refused");
        }

        @GetMapping("/api/refused")
        void refused() {
            throw new DataAccessResourceFailureException("no outage", new SQLException("value 'secret'", "54000"));
        }

        @GetMapping("/api/busy")
        void busy() {
            throw new CannotAcquireLockException("a lock", new SQLException("deadlock", "40P01"));
        }

        @GetMapping("/api/broken")
        void broken() {
            throw new IllegalStateException("inner workings");
        }

        @GetMapping("/api/number")
        void number(@RequestParam int number) {}

        @PostMapping("/api/body")
        void body(@RequestBody Body body) {}
    }

    final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Faulty())
            .setControllerAdvice(new ApiExceptionHandler())
            .build();

    @Test
    void answers503WithRetryAfterDuringAnOutage() throws Exception {
        mvc.perform(get("/api/away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(content().string(not(containsString("db.internal"))));
    }

    @Test
    void answers400IfPostgresqlRejectsTheInput() throws Exception {
        mvc.perform(get("/api/refused"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void answers503WithRetryAfterOnAConflict() throws Exception {
        mvc.perform(get("/api/busy"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"));
    }

    @Test
    void answers500WithOnlyAReference() throws Exception {
        mvc.perform(get("/api/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(not(containsString("inner workings"))));
    }

    @Test
    void answers400ForInvalidParametersAndBodies() throws Exception {
        mvc.perform(get("/api/number?number=many"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(post("/api/body").contentType(MediaType.APPLICATION_JSON).content("{\"count\": \"many\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("The field count has a value of the wrong kind."));
    }
}
