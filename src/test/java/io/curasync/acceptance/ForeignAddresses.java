package io.curasync.acceptance;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Addresses of what a rep may not see: of other reps' practices, submissions and notifications, and of screens for admins. */
final class ForeignAddresses {

    private final SharedApp sharedApp;
    private final List<SourcePractice> practices;
    private final String submission;
    private final String notification;

    /**
     * Reads the ids in the addresses.
     *
     * @param owner email of a user with a submission and a notification
     * @param practices practices of others
     */
    ForeignAddresses(SharedApp sharedApp, String owner, Stream<SourcePractice> practices) {
        this.sharedApp = sharedApp;
        this.practices = practices.toList();
        submission = firstId(owner, "/api/submissions", "items");
        notification = firstId(owner, "/api/notifications/recent", "notifications");
    }

    private String firstId(String owner, String path, String list) {
        return sharedApp
                .api(owner)
                .get(path)
                .expect(200)
                .json()
                .get(list)
                .get(0)
                .get("id")
                .asString();
    }

    /** Returns addresses of screens and drawers; at the end, those that only admins have. */
    List<String> ofScreens() {
        List<String> paths = new ArrayList<>(List.of(
                "/today",
                "/submissions/" + submission,
                "/practices/new/" + submission,
                "/notifications/" + notification));
        for (SourcePractice practice : practices) {
            paths.add("/practices/" + sharedApp.id(practice));
            paths.add("/orders?practice=" + sharedApp.id(practice));
        }
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            BrowserProbe probe = new BrowserProbe(visitor);
            new Screens(probe.open(visitor, "/"), probe).all().forEach(screen -> paths.add(screen.path()));
        }
        Stream.of("practices", "sync", "webhooks")
                .flatMap(list -> IntStream.rangeClosed(1, 3).mapToObj(id -> "/" + list + "/" + id))
                .forEach(paths::add);
        return paths;
    }

    /** Returns the address of each call that reads, according to the description of the API. */
    List<String> ofApi() {
        return sharedApp
                .app()
                .admin()
                .get("/v3/api-docs")
                .expect(200)
                .json()
                .get("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get")
                        && path.getKey().startsWith("/api/")
                        && !path.getKey().endsWith("/cron"))
                .flatMap(path -> withIds(path.getKey()))
                .toList();
    }

    private Stream<String> withIds(String path) {
        Stream<String> ids = path.contains("{practiceId}")
                ? practices.stream().map(SourcePractice::practiceId)
                : Stream.of("1", submission, notification);
        return ids.map(id -> path.replaceAll("\\{\\w+}", id)).distinct();
    }
}
