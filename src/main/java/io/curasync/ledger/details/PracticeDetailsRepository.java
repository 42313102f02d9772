package io.curasync.ledger.details;

import io.curasync.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the details of practices. Callers must lock the practices before writing. */
@Component
public class PracticeDetailsRepository {

    private static final String SELECT_DETAILS = """
            select practice, phone, street, city, address_state, zip, phone_by_hand, address_by_hand, contacts_by_hand
            from practice_details where practice = any(?)""";

    private static final String SELECT_CONTACTS = """
            select practice, name, role, phone, email from practice_contact where practice = any(?) order by practice, position""";

    private static final String UPSERT = """
            insert into practice_details (practice, phone, street, city, address_state, zip, phone_by_hand, address_by_hand,
                contacts_by_hand, changed_by)
            select v.*, :by::bigint
            from unnest(:practices::bigint[], :phones::text[], :streets::text[], :cities::text[], :states::text[], :zips::text[],
                :phoneByHand::boolean[], :addressByHand::boolean[], :contactsByHand::boolean[]) v
            on conflict (practice) do update set phone = excluded.phone, street = excluded.street, city = excluded.city,
                address_state = excluded.address_state, zip = excluded.zip, phone_by_hand = excluded.phone_by_hand,
                address_by_hand = excluded.address_by_hand, contacts_by_hand = excluded.contacts_by_hand,
                changed_at = now(), changed_by = excluded.changed_by""";

    private static final String INSERT_CONTACTS = """
            insert into practice_contact (practice, position, name, role, phone, email)
            select * from unnest(:practices::bigint[], :positions::int[], :names::text[], :roles::text[], :phones::text[],
                :emails::text[])""";

    private final JdbcClient jdbc;

    PracticeDetailsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the details by practice. The map does not contain practices without stored details. */
    public Map<Long, PracticeDetails> read(Collection<Long> practices) {
        Map<Long, PracticeDetails> details = new HashMap<>();
        find(practices).forEach((practice, stored) -> details.put(practice, stored.details()));
        return details;
    }

    /**
     * Returns the stored details of all given practices, by practice. A practice without stored details has
     * {@link StoredDetails#none}.
     */
    Map<Long, StoredDetails> stored(Collection<Long> practices) {
        Map<Long, StoredDetails> stored = find(practices);
        practices.forEach(practice -> stored.putIfAbsent(practice, StoredDetails.none(practice)));
        return stored;
    }

    private Map<Long, StoredDetails> find(Collection<Long> practices) {
        Long[] ids = practices.toArray(Long[]::new);
        Map<Long, List<Contact>> contacts = new HashMap<>();
        jdbc.sql(SELECT_CONTACTS).param(ids).query((ResultSet row) -> {
            contacts.computeIfAbsent(row.getLong("practice"), practice -> new ArrayList<>())
                    .add(contact(row));
        });
        Map<Long, StoredDetails> stored = new HashMap<>();
        jdbc.sql(SELECT_DETAILS).param(ids).query((ResultSet row) -> {
            long practice = row.getLong("practice");
            stored.put(practice, details(row, contacts.getOrDefault(practice, List.of())));
        });
        return stored;
    }

    /**
     * Replaces the details of practices. Does not change the columns that record which details a person has set.
     *
     * @param details new values by practice
     * @param by id of the user who makes the change
     */
    public void replace(Map<Long, PracticeDetails> details, long by) {
        Map<Long, StoredDetails> before = stored(details.keySet());
        List<StoredDetails> after = before.values().stream()
                .map(stored -> stored.with(Objects.requireNonNull(details.get(stored.practice()))))
                .toList();
        write(before, after, by);
    }

    /**
     * Replaces the stored details of practices. Updates {@code changed_at} of each practice whose details differ from the
     * previous ones.
     *
     * @param before previous details of all practices in {@code after}, by practice
     * @param by id of the user who makes the change; null for a merge of two practices
     */
    void write(Map<Long, StoredDetails> before, Collection<StoredDetails> after, @Nullable Long by) {
        List<StoredDetails> changed = after.stream()
                .filter(stored -> !stored.equals(before.get(stored.practice())))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        upsert(changed, by);
        replaceContacts(changed.stream()
                .filter(stored -> !stored.details()
                        .contacts()
                        .equals(of(before, stored).details().contacts()))
                .toList());
        jdbc.sql("update practice set changed_at = now() where id = any(?)")
                .param(changed.stream()
                        .filter(stored ->
                                !stored.details().equals(of(before, stored).details()))
                        .map(StoredDetails::practice)
                        .toArray(Long[]::new))
                .update();
    }

    private static StoredDetails of(Map<Long, StoredDetails> all, StoredDetails same) {
        return Objects.requireNonNull(all.get(same.practice()));
    }

    private void upsert(List<StoredDetails> rows, @Nullable Long by) {
        jdbc.sql(UPSERT)
                .param("practices", rows.stream().map(StoredDetails::practice).toArray(Long[]::new))
                .param("phones", SqlArrays.texts(rows, row -> row.details().phone()))
                .param(
                        "streets",
                        SqlArrays.texts(rows, row -> row.details().address().street()))
                .param(
                        "cities",
                        SqlArrays.texts(rows, row -> row.details().address().city()))
                .param(
                        "states",
                        SqlArrays.texts(rows, row -> row.details().address().state()))
                .param(
                        "zips",
                        SqlArrays.texts(rows, row -> row.details().address().zip()))
                .param(
                        "phoneByHand",
                        rows.stream().map(StoredDetails::phoneByHand).toArray(Boolean[]::new))
                .param(
                        "addressByHand",
                        rows.stream().map(StoredDetails::addressByHand).toArray(Boolean[]::new))
                .param(
                        "contactsByHand",
                        rows.stream().map(StoredDetails::contactsByHand).toArray(Boolean[]::new))
                .param("by", by)
                .update();
    }

    /** A row of {@code practice_contact}. */
    private record ContactRow(long practice, int position, Contact contact) {}

    private void replaceContacts(List<StoredDetails> practices) {
        if (practices.isEmpty()) {
            return;
        }
        jdbc.sql("delete from practice_contact where practice = any(?)")
                .param(practices.stream().map(StoredDetails::practice).toArray(Long[]::new))
                .update();
        List<ContactRow> rows = new ArrayList<>();
        for (StoredDetails stored : practices) {
            List<Contact> contacts = stored.details().contacts();
            for (int i = 0; i < contacts.size(); i++) {
                rows.add(new ContactRow(stored.practice(), i, contacts.get(i)));
            }
        }
        jdbc.sql(INSERT_CONTACTS)
                .param("practices", rows.stream().map(ContactRow::practice).toArray(Long[]::new))
                .param("positions", rows.stream().map(ContactRow::position).toArray(Integer[]::new))
                .param("names", SqlArrays.texts(rows, row -> row.contact().name()))
                .param("roles", SqlArrays.texts(rows, row -> row.contact().role()))
                .param("phones", SqlArrays.texts(rows, row -> row.contact().phone()))
                .param("emails", SqlArrays.texts(rows, row -> row.contact().email()))
                .update();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("name"), row.getString("role"), row.getString("phone"), row.getString("email"));
    }

    private static StoredDetails details(ResultSet row, List<Contact> contacts) throws SQLException {
        var address = new PostalAddress(
                row.getString("street"), row.getString("city"), row.getString("address_state"), row.getString("zip"));
        return new StoredDetails(
                row.getLong("practice"),
                new PracticeDetails(row.getString("phone"), address, contacts),
                row.getBoolean("phone_by_hand"),
                row.getBoolean("address_by_hand"),
                row.getBoolean("contacts_by_hand"));
    }
}
