package io.curasync.account;

/** What somebody types into a search, as SQL's {@code like} compares with it. */
final class Like {

    private Like() {}

    /** Texts that hold it. Its wildcards mean themselves, and it never holds what PostgreSQL cannot compare with. */
    static String containing(String typed) {
        return "%" + plain(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    static String plain(String typed) {
        return typed.strip().replace("\0", "");
    }
}
