package io.curasync.platform.database;

import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains to the operator why the schema migration rejects a database. Either the database contains tables of another application, or
 * another version of CuraSync migrated it. Gives no explanation for other failures of the migration.
 */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private final Environment environment;

    MigrationFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, FlywayException cause) {
        String database = "The database at " + DatabaseSettings.address(environment);
        String variable = DatabaseSettings.variable(environment);
        ErrorCode code = cause.getErrorCode();
        if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new FailureAnalysis(
                    database + " contains tables of another application.",
                    "Create an empty database for CuraSync, and name it in %s.".formatted(variable),
                    cause);
        }
        if (cause instanceof FlywayValidateException) {
            if (DatabaseSettings.configuredBy(environment).isEmpty()) {
                return embedded(cause);
            }
            return new FailureAnalysis(
                    "%s was migrated by another version of CuraSync: %s"
                            .formatted(
                                    database,
                                    String.valueOf(cause.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    "Start that version or a newer one, restore a backup, or name another database in %s."
                            .formatted(variable),
                    cause);
        }
        return null;
    }

    private FailureAnalysis embedded(FlywayException cause) {
        return new FailureAnalysis(
                "The data directory %s was written by another version of CuraSync."
                        .formatted(DatabaseConfiguration.dataDirectory(environment)),
                "Delete it if you no longer need its data, or start that version.",
                cause);
    }
}
