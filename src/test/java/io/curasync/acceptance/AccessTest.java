package io.curasync.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.curasync.account.User;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Compares the access rules in {@code docs/access.md} with every call and every screen, for every kind of caller. */
class AccessTest extends AcceptanceHarness {

    private static final String CALLS = "Calls";
    private static final String SCREENS = "Screens";

    /** A forwarding header as from a proxy, so that no request counts as local. */
    private static final String[] FROM_ELSEWHERE = {"X-Forwarded-For", "203.0.113.7"};

    /** Request bodies for calls that need more than an empty object. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/imports", "practiceId,name\nprac_00000001,Hillside\n",
            "POST /api/practices/{practiceId}/notes", "{\"text\": \"Wants samples\"}",
            "PUT /api/practices/{practiceId}/next-step", "{\"text\": \"Call\", \"dueOn\": \"2026-12-08\"}",
            "POST /api/submissions", "{\"name\": \"Hillside\"}",
            "PUT /api/submissions/{id}", "{\"name\": \"Hillside\"}",
            "PATCH /api/practices/{practiceId}", "{\"phone\": \"555-0142\"}");

    @Autowired
    WebApplicationContext application;

    @Test
    void listsEveryCallAndScreen() {
        assertRows(CALLS, EndpointInventory.calls(application));
        assertRows(SCREENS, EndpointInventory.screens(application));
    }

    private static void assertRows(String heading, Set<String> actual) {
        Set<String> documented =
                AccessTable.under(heading).stream().map(AccessTable.Row::what).collect(Collectors.toSet());
        assertThat(without(actual, documented))
                .as("what has no row in %s under “%s”: add one that says who may", AccessTable.FILE, heading)
                .isEmpty();
        assertThat(without(documented, actual))
                .as("rows in %s under “%s” of what is no longer there: take them away", AccessTable.FILE, heading)
                .isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(these);
        return rest;
    }

    /** Pages can send these content types to another site without a preflight request. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data", "Text/Plain; charset=utf-8"})
    void rejectsFormContentTypes(String type) {
        EndpointInventory.calls(application).stream()
                .map(call -> call.split(" ", 2))
                .filter(call -> !call[0].equals("GET") && call[1].startsWith("/api/"))
                .filter(call -> !call[1].equals(WebhookClient.PATH) && !call[1].equals(FullSyncTest.CRON))
                .forEach(call -> {
                    String path = call[1].replaceAll("\\{[^}]+}", "1");
                    assertThat(admin.send(body(path, type, call[0], "practiceId=1"))
                                    .status())
                            .as("%s %s", call)
                            .isEqualTo(415);
                });
        boolean isMultipart = type.startsWith("multipart");
        assertThat(admin.send(body("/api/notifications/1/dismiss", type, "POST", ""))
                        .status())
                .as("without a body, as many clients send it by default")
                .isEqualTo(isMultipart ? 415 : 404);
        assertThat(admin.send(body(FullSyncTest.CRON, type, "POST", "a=b")).status())
                .as("an external scheduler may send a form or a text")
                .isEqualTo(isMultipart ? 415 : 200);
        assertThat(admin.get("/api/kpi/overview", "Content-Type", type).status())
                .isEqualTo(isMultipart ? 415 : 200);
    }

    private HttpRequest body(String path, String type, String method, String body) {
        return admin.request(path, "Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    @TestFactory
    Stream<DynamicTest> matchesAccessRulesForCalls() {
        AccessFixture scene = new AccessFixture(this, application);
        return AccessTable.under(CALLS).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(), () -> assertThat(answers(scene, row)).isEqualTo(row.expected())));
    }

    private Map<String, String> answers(AccessFixture scene, AccessTable.Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("nobody", ask(scene, row, anonymous));
        answers.put(
                "deactivated",
                scene.deactivated.stream()
                        .map(api -> ask(scene, row, api))
                        .distinct()
                        .collect(Collectors.joining(" or ")));
        answers.put("expired token", ask(scene, row, scene.expired));
        answers.put("admin's read token", ask(scene, row, scene.reading));
        answers.put("rep's sync token", ask(scene, row, scene.repSync));
        answers.put("rep's write token", ask(scene, row, scene.repWrite));
        answers.put("other rep", ask(scene, row, anonymous.as(scene.other.email(), TestUsers.PASSWORD)));
        answers.put("rep", ask(scene, row, anonymous.as(scene.rep.email(), TestUsers.PASSWORD)));
        answers.put("admin's browser", word(scene, row, scene.adminBrowser.send(request(scene, row, anonymous))));
        answers.put("admin", ask(scene, row, admin));
        answers.put("admin from another site", ask(scene, row, admin, "Sec-Fetch-Site", "cross-site"));
        return answers;
    }

    private String ask(AccessFixture scene, AccessTable.Row row, ApiClient caller, String... headers) {
        // The password throttle is not under test here.
        database.jdbc().sql("delete from sign_in_failure").update();
        ApiClient.Response answer = caller.send(request(scene, row, caller, headers));
        return word(row, scene, answer.status(), answer.body());
    }

    private static String word(AccessFixture scene, AccessTable.Row row, HttpResponse<String> answer) {
        return word(row, scene, answer.statusCode(), answer.body());
    }

    /**
     * Returns the status as written in the table. For a list that may contain the object of the row, adds whether it does.
     */
    private static String word(AccessTable.Row row, AccessFixture scene, int status, String body) {
        String mark = scene.thing(row.of()).mark();
        boolean looksFor = !mark.isEmpty() && !row.what().matches(".*[{*].*");
        if (status != 200 || !looksFor) {
            return Integer.toString(status);
        }
        return body.contains(mark) ? "200 with" : "200 without";
    }

    private static HttpRequest request(AccessFixture scene, AccessTable.Row row, ApiClient caller, String... headers) {
        String[] call = row.what().split(" ", 2);
        String path = row.of().startsWith("?")
                ? call[1] + row.of()
                : call[1].replaceAll("\\{[^}]+}|\\*\\*?", scene.thing(row.of()).id());
        String method = call[0].equals("ANY") ? "GET" : call[0];
        HttpRequest.Builder request = caller.request(path, FROM_ELSEWHERE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (method.equals("GET")) {
            return request.GET().build();
        }
        String body = BODIES.getOrDefault(row.what(), "{}");
        return request.header("Content-Type", body.startsWith("{") ? "application/json" : "text/csv")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    @TestFactory
    Stream<DynamicTest> matchesAccessRulesForScreens() {
        AccessFixture scene = new AccessFixture(this, application);
        return AccessTable.under(SCREENS).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(), () -> assertThat(views(scene, row)).isEqualTo(row.expected())));
    }

    private Map<String, String> views(AccessFixture scene, AccessTable.Row row) {
        String path = row.what().replaceAll(":[^/]+", scene.thing(row.of()).screenId());
        Map<String, String> views = new LinkedHashMap<>();
        views.put("nobody", page(anonymous.send(page(anonymous, path))));
        HttpResponse<String> deactivated = scene.deactivatedBrowser.send(page(anonymous, path));
        views.put(
                "deactivated",
                page(new ApiClient.Response(deactivated.statusCode(), deactivated.headers(), deactivated.body())));
        views.put("admin's token", page(anonymous.send(page(scene.whole, path))));
        views.put("other rep", view(scene, row, path, scene.other));
        views.put("rep", view(scene, row, path, scene.rep));
        views.put("admin", view(scene, row, path, scene.admin));
        return views;
    }

    private static HttpRequest page(ApiClient caller, String path) {
        return caller.request(path, "Accept", "text/html").GET().build();
    }

    private static String page(ApiClient.Response answer) {
        if (answer.status() == 302) {
            return URI.create(answer.header("Location")).getPath().equals("/login") ? "sign-in" : answer.toString();
        }
        return answer.status() == 200 ? "open" : answer.toString();
    }

    private String view(AccessFixture scene, AccessTable.Row row, String path, User user) {
        TestScreens.open(application, user);
        try {
            UI.getCurrent().navigate(path.substring(1));
            String mark = scene.thing(row.of()).mark();
            return mark.isEmpty() ? "open" : shown().contains(mark) ? "with" : "without";
        } catch (MockAccessDeniedException refused) {
            return "nothing here";
        } finally {
            TestScreens.close();
        }
    }

    /** Returns all texts and all field values. */
    private static String shown() {
        return _find(Component.class).stream()
                .map(Component::getElement)
                .flatMap(element -> Stream.concat(
                        Stream.of(element.getText()),
                        element.getPropertyNames().map(name -> element.getProperty(name, ""))))
                .collect(Collectors.joining("\n"));
    }

    @AfterEach
    void clearDatabase() {
        database.clear();
    }
}
