package io.curasync.practice;

import io.curasync.platform.SqlCondition;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the sorted list: all practices of a status, for example. The parts of a list follow one another. PostgreSQL reads the
 * practices of a part in their order with an index, and stops when it has enough. The columns that orders or syncs change have no index,
 * because of its cost for each order and each sync. For these, PostgreSQL sorts the part.
 *
 * @param select SQL that selects the ids of the part
 * @param orderBy the {@code order by} clause
 */
record SortPart(String select, String orderBy) {

    // Up to a page of each rep, in the order of ids. The reps are sorted before the join, so that PostgreSQL stops when
    // the page is full. The practices without a rep have an index by the name that CuraGenesis sends.
    // %1$s: direction, %2$s: condition.
    private static final String SELECT_BY_REP = """
            select x.id from (
                (select u.name as label, r.id
                from (select id, name from user_directory order by name %1$s offset 0) u
                    cross join lateral (
                        select p.id from practice_directory p where p.owner_id = u.id and %2$s
                        order by p.id %1$s limit :limit + :offset) r
                order by u.name %1$s, r.id %1$s limit :limit + :offset)
                union all
                (select coalesce(p.sales_rep, ''), p.id from practice_directory p where p.owner_id is null and %2$s
                order by coalesce(p.sales_rep, '') %1$s, p.id %1$s limit :limit + :offset)) x""";

    /** Returns the SQL that reads practices of this part. It has the parameters {@code limit} and {@code offset}. */
    String page() {
        return select + orderBy + " limit :limit offset :offset";
    }

    /** Returns the SQL that counts the practices of this part, up to the parameter {@code offset}. */
    String countSkipped() {
        return "select count(*) from (" + select + " limit :offset) skipped";
    }

    /**
     * Returns the parts of a list.
     *
     * @param condition condition of the filter on {@code practice_directory p}
     */
    static List<SortPart> of(PracticeSort practiceSort, PracticeFilter filter, SqlCondition condition) {
        return switch (practiceSort.by()) {
            case NAME, STATE, SPECIALTY, ORDERS, LAST_ORDER ->
                List.of(ofPractices(practiceSort, practiceSort.by().expression(), condition));
            case REP -> List.of(ofReps(practiceSort, condition));
            case STATUS -> ofStatuses(practiceSort, filter, condition);
            case OVERDUE -> ofDormancy(practiceSort, filter, condition);
            case CHANGED -> List.of(ofRecency(practiceSort, "r.changed_at", condition));
            case SYNCED -> List.of(ofRecency(practiceSort, "r.seen_at", condition));
        };
    }

    private static SortPart ofPractices(PracticeSort practiceSort, String expression, SqlCondition condition) {
        return new SortPart(
                "select p.id from practice_directory p where " + condition.sql(),
                practiceSort.orderBy(expression, "p.id"));
    }

    private static SortPart ofReps(PracticeSort practiceSort, SqlCondition condition) {
        return new SortPart(
                SELECT_BY_REP.formatted(practiceSort.descending() ? "desc" : "", condition.sql()),
                practiceSort.orderBy("x.label", "x.id"));
    }

    private static SortPart ofRecency(PracticeSort practiceSort, String column, SqlCondition condition) {
        return new SortPart(
                "select r.practice from practice_recency r" + joinPractice(condition),
                practiceSort.orderBy(column, "r.practice"));
    }

    /** Without a condition, the wide rows of the practices need not be read. */
    private static String joinPractice(SqlCondition condition) {
        return condition.equals(SqlCondition.ALL)
                ? " where true"
                : " join practice_directory p on p.id = r.practice where " + condition.sql();
    }

    private static List<SortPart> ofStatuses(PracticeSort practiceSort, PracticeFilter filter, SqlCondition condition) {
        // The parts of other statuses are empty, but PostgreSQL would read all practices to find out.
        if (filter.status() != null) {
            return List.of(ofPractices(practiceSort, "p.id", condition));
        }
        return inOrder(
                practiceSort,
                Arrays.stream(PracticeStatus.values())
                        .map(status ->
                                ofPractices(practiceSort, "p.id", condition.and(PracticeFilter.condition(status))))
                        .toArray(SortPart[]::new));
    }

    private static List<SortPart> ofDormancy(PracticeSort practiceSort, PracticeFilter filter, SqlCondition condition) {
        // The longest time since an order was due is the earliest due date.
        SortPart dormant = new SortPart(
                "select r.practice from kpi_dormant r" + joinPractice(condition),
                practiceSort.descending()
                        ? " order by r.last_order_at + r.usual_interval, r.practice desc"
                        : " order by r.last_order_at + r.usual_interval desc, r.practice");
        SortPart others = ofPractices(practiceSort, "p.id", condition.and(PracticeFilter.NOT_DORMANT));
        if (filter.status() != null) {
            return List.of(filter.status() == PracticeStatus.DORMANT ? dormant : others);
        }
        return inOrder(practiceSort, others, dormant);
    }

    /** Returns the parts, which are given in ascending order. */
    private static List<SortPart> inOrder(PracticeSort practiceSort, SortPart... parts) {
        return practiceSort.descending() ? List.of(parts).reversed() : List.of(parts);
    }
}
