package io.curasync.notification;

import io.curasync.account.Role;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.OpenIncidents;
import io.curasync.platform.SqlTimes;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores notifications for all users who want them, with one statement per kind and batch of events. */
@Component
class NotificationWriter {

    /**
     * Maximum number of events of a batch for which a user gets separate notifications. If there are more, one notification groups them.
     * The events of a sync run are always grouped. Further events are also grouped if the user has reached {@link #RATE_THRESHOLD}.
     *
     * <p>An event that is not {@link NotificationCandidate#recent recent} never becomes part of a group. The event becomes a notification
     * only if the events of its batch are not grouped. In addition, the user must have received fewer notifications than this limit within
     * ten minutes.
     */
    static final int GROUPING_THRESHOLD = 3;

    /** Number of notifications that a user must have received within ten minutes before further events are grouped. */
    static final int RATE_THRESHOLD = 20;

    /** Time after the start of an incident during which its notification replaces notifications of other kinds about the same problem. */
    static final Duration INCIDENT_COVERAGE = Duration.ofDays(1);

    private static final String WANTED = """
            wanted as (
                select u.id as user_id, u.role = 'ADMIN' as for_admins,
                    case coalesce(f.mail, :defaultMail) when 'IMMEDIATE' then now() + :mailDelay * interval '1 millisecond'
                        when 'DAILY' then :digestAt::timestamptz end as mail_due_at,
                    case when not exists (select from push_muted_kind m where m.user_id = u.id and m.kind = :kind)
                        and exists (select from push_subscription s where s.user_id = u.id and s.device_session is not null)
                        then now() end as push_due_at
                from user_directory u left join notification_preference f on f.user_id = u.id and f.kind = :kind
                where u.enabled and coalesce(f.enabled, case u.role when 'ADMIN' then :admins else :reps end)
                  and (u.role = 'ADMIN' or :repsMay)
                  and (:replacedBy::text is null or not coalesce(
                      (select r.enabled from notification_preference r where r.user_id = u.id and r.kind = :replacedBy), :replaced))
            )""";

    private static final String MAX_ITEMS = Integer.toString(GroupedItemsQuery.MAX_ITEMS);

    private static final String READ_OR_DISMISSED =
            "coalesce(notification.read_at, notification.dismissed_at) is not null";

    // Adds further events to an unread group, and emails and pushes them, at most every ten minutes. If the group was
    // read or dismissed, further events replace its earlier events.
    private static final String INSERT = """
            with news as (
                select * from jsonb_to_recordset(:news::jsonb) as n(key text, item text, practice bigint, "ownerId" bigint, detail text,
                    amount numeric, "happenedAt" timestamptz, recent boolean)
            ), %s, recipient as (
                select w.*, n.* from news n join wanted w on w.user_id = n."ownerId" and not w.for_admins
                union all
                select w.*, n.* from news n cross join wanted w where w.for_admins
            ), %s rate as materialized (
                select user_id, (
                    select count(*) from (
                        select from notification n where n.user_id = u.user_id and n.dismissed_at is null
                            and n.latest_at > now() - interval '10 minutes' limit :rateThreshold) newest) as recent_count
                from (select distinct user_id from fresh) u
            ), counted as (
                select f.*, p.recent_count,
                    :run::bigint is not null or p.recent_count >= :rateThreshold
                        or count(*) over (partition by f.user_id) > :groupingThreshold as grouped
                from fresh f join rate p on p.user_id = f.user_id
            )
            insert into notification (user_id, kind, event_key, for_admins, events, practice, run_id, detail, amount,
                happened_at, mail_due_at, push_due_at, items)
            select user_id, :kind, case when grouped then :groupKey else min(key) end, for_admins, count(*),
                case when count(*) = 1 then min(practice) end, :run::bigint, case when count(*) = 1 then min(detail) end,
                sum(amount), case when count(*) = 1 then min("happenedAt") end, min(mail_due_at), min(push_due_at),
                case when grouped then (array_agg(item order by item))[1 : @most] end
            from counted where recent or not grouped and recent_count < :groupingThreshold
            group by user_id, for_admins, grouped, case when grouped then '' else key end
            order by user_id, 3
            on conflict (user_id, kind, event_key) do update set
                events = excluded.events + case when @done then 0 else notification.events end,
                amount = coalesce(excluded.amount + case when not @done then notification.amount end, excluded.amount,
                    case when not @done then notification.amount end),
                practice = case when @done then excluded.practice end,
                detail = case when @done then excluded.detail end,
                happened_at = case when @done then excluded.happened_at end,
                created_at = case when @done then now() else notification.created_at end,
                items = (case when @done then excluded.items else notification.items || excluded.items end)[1 : @most],
                latest_at = now(), read_at = null, dismissed_at = null,
                mail_due_at = coalesce(notification.mail_due_at, excluded.mail_due_at
                    + case when notification.mailed_at is null then interval '0' else interval '10 minutes' end),
                push_due_at = coalesce(notification.push_due_at,
                    excluded.push_due_at + greatest(interval '0', notification.pushed_at + interval '10 minutes' - now()))
            where notification.event_key = :groupKey""".replace("@done", READ_OR_DISMISSED).replace("@most", MAX_ITEMS);

    private static final String INSERT_ALL = INSERT.formatted(WANTED, "fresh as (select * from recipient),");

    private static final String INSERT_NEW = INSERT.formatted(WANTED, """
            unnotified as (
                insert into notified_event (user_id, event_key) select user_id, key from recipient order by user_id, key
                on conflict do nothing returning user_id, event_key
            ), fresh as (
                select t.* from recipient t join unnotified u on u.user_id = t.user_id and u.event_key = t.key
            ),""");

    private static final String SELECT_RECIPIENTS = "with %s select user_id, for_admins from wanted".formatted(WANTED);

    private static final String INSERT_FOR_ADMINS = """
            with %s
            insert into notification (user_id, kind, event_key, for_admins, run_id, detail, happened_at, mail_due_at, push_due_at)
            select user_id, :kind, :key, true, :run, :detail, :happenedAt, mail_due_at, push_due_at from wanted
            on conflict do nothing""".formatted(WANTED);

    // The list of practices contains CuraGenesis's ids, because a merge of practices may change CuraSync's id.
    private static final String INSERT_FOR_USERS =
            """
            with news as (
                select * from jsonb_to_recordset(:news::jsonb)
                    as n("userId" bigint, key text, events int, practices bigint[], detail text)
            ), %s
            insert into notification (user_id, kind, event_key, for_admins, events, practice, items, detail, mail_due_at, push_due_at)
            select w.user_id, :kind, n.key, false, n.events, case when n.events = 1 then n.practices[1] end,
                case when n.events > 1 and cardinality(n.practices) > 0 then array(
                    select coalesce(p.user_id, p.practice_id) from practice_directory p
                    where p.id = any(n.practices) order by p.id limit @most) end,
                n.detail, w.mail_due_at, w.push_due_at
            from news n join wanted w on w.user_id = n."userId"
            order by w.user_id, n.key
            on conflict do nothing""".replace("@most", MAX_ITEMS).formatted(WANTED);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MailSettings mail;
    private final NotificationSignal signal;
    private final OpenIncidents incidents;

    NotificationWriter(
            JdbcClient jdbc, JsonMapper json, MailSettings mail, NotificationSignal signal, OpenIncidents incidents) {
        this.jdbc = jdbc;
        this.json = json;
        this.mail = mail;
        this.signal = signal;
        this.incidents = incidents;
    }

    private record Recipient(long userId, boolean forAdmins) {}

    /** Notifies the given users, if they want notifications of the kind. Runs within the caller's transaction. */
    void writeForUsers(NotificationKind kind, List<UserNotification> news) {
        if (!news.isEmpty()) {
            signalIfWritten(with(INSERT_FOR_USERS, kind)
                    .param("news", json.writeValueAsString(news))
                    .update());
        }
    }

    /**
     * Notifies the reps of the practices and the admins, if they want notifications of the kind. If the kind is {@link
     * NotificationKind#isOncePerEvent once per event}, notifies each user of an event only once. Runs within the caller's transaction.
     *
     * @param run id of the sync run that reported the events; null if they were not reported by a run
     */
    void write(NotificationKind kind, List<NotificationCandidate> all, @Nullable Long run) {
        List<NotificationCandidate> news = all.isEmpty() ? all : withRecipients(kind, all);
        if (news.isEmpty()) {
            return;
        }
        String sql = kind.isOncePerEvent() ? INSERT_NEW : INSERT_ALL;
        signalIfWritten(with(sql, kind)
                .param("news", json.writeValueAsString(news))
                .param("run", run, Types.BIGINT)
                .param("groupingThreshold", GROUPING_THRESHOLD)
                .param("rateThreshold", RATE_THRESHOLD)
                .param("groupKey", NotificationCandidate.groupKey(run, Instant.now()))
                .update());
    }

    /** Returns the candidates that have a recipient. Most candidates of a large batch have no recipient, and would slow down the insert. */
    private List<NotificationCandidate> withRecipients(NotificationKind kind, List<NotificationCandidate> all) {
        Set<Long> reps = new HashSet<>();
        for (Recipient recipient :
                with(SELECT_RECIPIENTS, kind).query(Recipient.class).list()) {
            if (recipient.forAdmins()) {
                return all;
            }
            reps.add(recipient.userId());
        }
        return all.stream().filter(news -> reps.contains(news.ownerId())).toList();
    }

    /**
     * Notifies the admins who want notifications of the kind. An admin who already has a notification with the same kind and key
     * does not get another one. Runs within the caller's transaction.
     *
     * @param key identifies the event
     * @param run id of the sync run that the notification is about; null if none
     * @param detail see {@link NotificationItem#detail()}
     * @param happenedAt time of the event; null if {@link NotificationItem#happenedAt()} does not apply to the kind
     */
    void writeForAdmins(
            NotificationKind kind,
            String key,
            @Nullable Long run,
            @Nullable String detail,
            @Nullable Instant happenedAt) {
        signalIfWritten(with(INSERT_FOR_ADMINS, kind)
                .param("key", key)
                .param("run", run, Types.BIGINT)
                .param("detail", detail, Types.VARCHAR)
                .param("happenedAt", SqlTimes.param(happenedAt))
                .update());
    }

    private JdbcClient.StatementSpec with(String sql, NotificationKind kind) {
        NotificationKind replacedBy = replacement(kind);
        return jdbc.sql(sql)
                .param("kind", kind.name())
                .param("admins", kind.isDefaultFor(Role.ADMIN))
                .param("reps", kind.isDefaultFor(Role.REP))
                .param("repsMay", kind.isFor(Role.REP))
                .param("defaultMail", kind.defaultMail().name())
                .param("replacedBy", replacedBy == null ? null : replacedBy.name(), Types.VARCHAR)
                .param("replaced", replacedBy != null && replacedBy.isDefaultFor(Role.ADMIN))
                .param("mailDelay", mail.delayMillis(), Types.BIGINT)
                .param("digestAt", SqlTimes.param(mail.nextDigest()));
    }

    /** Returns the kind that currently replaces the given kind for users who receive both; null if there is none. */
    private @Nullable NotificationKind replacement(NotificationKind kind) {
        CheckId check = kind.check();
        return check == null || kind.recurs() && incidents.isOpenFor(check, INCIDENT_COVERAGE)
                ? null
                : NotificationKind.INCIDENT;
    }

    private void signalIfWritten(int rows) {
        if (rows > 0) {
            signal.afterCommit();
        }
    }
}
