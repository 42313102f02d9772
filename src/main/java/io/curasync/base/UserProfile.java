package io.curasync.base;

/** What the layout tells of the user who is signed in. A bean of the room that knows users. */
@FunctionalInterface
public interface UserProfile {

    /**
     * @param name in full
     * @param role for people, such as {@code Admin}
     */
    record Person(String name, String role) {}

    /** Who is signed in; asked only when somebody is. */
    Person current();
}
