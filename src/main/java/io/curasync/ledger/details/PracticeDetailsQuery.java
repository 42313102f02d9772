package io.curasync.ledger.details;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the details of practices. Returns only those of practices in the given scope. */
@Component
public class PracticeDetailsQuery {

    private final JdbcClient jdbc;
    private final PracticeDetailsRepository repository;

    PracticeDetailsQuery(JdbcClient jdbc, PracticeDetailsRepository repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /**
     * Returns the details of a practice. Returns {@link PracticeDetails#NONE} if the practice has none, does not exist or is out
     * of scope.
     */
    public PracticeDetails of(Scope scope, long practice) {
        return of(scope, List.of(practice)).getOrDefault(practice, PracticeDetails.NONE);
    }

    /**
     * Returns the details by CuraSync's id of the practice. The map does not contain practices that have no stored details or are out of
     * scope.
     */
    public Map<Long, PracticeDetails> of(Scope scope, Collection<Long> practices) {
        return repository.read(inScope(scope, practices));
    }

    /** Returns the practices that exist and are in scope. */
    List<Long> inScope(Scope scope, Collection<Long> practices) {
        SqlCondition condition = scope.restrict("p.owner_id");
        return jdbc.sql("select p.id from practice p where p.id = any(:practices) and " + condition.sql())
                .param("practices", practices.toArray(Long[]::new))
                .params(condition.parameters())
                .query(Long.class)
                .list();
    }
}
