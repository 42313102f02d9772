package io.curasync;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.SqlTables.Use;
import io.curasync.TableOwners.ForeignUse;
import io.curasync.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests that the SQL of a module reads only its own tables, and views that other modules publish. */
class TableOwnersTest {

    private static final String NAMES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = any(?) and relname <> 'flyway_schema_history'""";
    private static final String VIEWS = """
            select view_name as reader, table_name as name from information_schema.view_table_usage where view_schema = 'public'""";
    private static final String FUNCTIONS = """
            select proname, prosrc from pg_proc f join pg_language l on l.oid = f.prolang
            where pronamespace = 'public'::regnamespace and l.lanname in ('sql', 'plpgsql')""";

    private final JdbcClient jdbc = TestDatabase.create().jdbc();
    private final TableOwners owners = TableOwners.documented();

    TableOwnersTest() throws IOException {}

    private record View(String reader, String name) {}

    private record Function(String proname, String prosrc) {}

    @Test
    void everyTableHasAnOwner() {
        assertThat(owners.modules().keySet())
                .as("tables and views in %s", TableOwners.DOCUMENT)
                .containsExactlyInAnyOrderElementsOf(names("r", "p", "v", "m"));
        assertThat(names("v")).as("views").containsAll(owners.published());
    }

    @Test
    void modulesReadOnlyPublishedViewsOfOtherModules() throws IOException {
        List<ForeignUse> foreign = owners.findForeignUses();

        assertThat(foreign)
                .filteredOn(foreignUse -> !owners.allows(foreignUse.module(), foreignUse.use()))
                .isEmpty();
        assertThat(foreign).extracting(foreignUse -> foreignUse.use().name()).containsAll(owners.published());
    }

    @Test
    void viewsReadOnlyPublishedViewsOfOtherModules() {
        assertThat(jdbc.sql(VIEWS).query(View.class).list())
                .isNotEmpty()
                .allMatch(view -> owners.allows(owners.modules().get(view.reader()), new Use(view.name(), false)));
    }

    @Test
    void functionsUseTablesOfOneModule() {
        assertThat(jdbc.sql(FUNCTIONS).query(Function.class).list())
                .isNotEmpty()
                .allMatch(function -> owners.modules().values().stream()
                        .anyMatch(module ->
                                SqlTables.in(function.prosrc()).stream().allMatch(use -> owners.allows(module, use))));
    }

    private List<String> names(String... kinds) {
        return jdbc.sql(NAMES).param(kinds).query(String.class).list();
    }
}
