package io.curasync.practiceimport;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.platform.csv.CsvSource;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.text.SpooledText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves imports of practices at {@code /api/imports}, and lets admins upload, confirm, cancel and undo imports. */
@RestController
@RequestMapping("/api/imports")
@PreAuthorize("hasRole('ADMIN')")
class ImportsEndpoint {

    /**
     * An import as JSON.
     *
     * @param columns for each mapped import column, the title of the file's column to which it is mapped
     * @param rows number of rows below the header row
     * @param position number of the last row that the present phase (validation, application or undo) has processed
     * @param faults number of rows that the validation rejected
     * @param toCreate number of rows that are expected to create a practice
     * @param toUpdate number of rows that are expected to change a practice
     * @param toKeep number of rows that are expected to change nothing
     * @param created number of rows that created a practice
     * @param updated number of rows that changed a practice
     * @param unchanged number of rows that changed nothing
     * @param refused number of rows that the ledger rejected
     * @param startedAt time of the confirmation; null if the import was not confirmed
     * @param finishedAt end of the import; null if it has not ended
     * @param message reason for the last failure; null if there was none, or if the import was continued after the failure
     * @param undoable whether an undo can be started
     * @param putBack number of rows for which the undo restored all values
     * @param partly number of rows for which the undo restored only some values
     * @param left number of rows for which the undo restored no value
     * @param undoneAt end of the undo; null if it has not ended
     */
    record Item(
            long id,
            String fileName,
            ImportStatus status,
            Map<ImportColumn, String> columns,
            int rows,
            int position,
            int faults,
            int toCreate,
            int toUpdate,
            int toKeep,
            int created,
            int updated,
            int unchanged,
            int refused,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String message,
            boolean undoable,
            int putBack,
            int partly,
            int left,
            @Nullable Instant undoneAt) {

        static Item of(PracticeImport practiceImport) {
            Map<ImportColumn, String> columns = new EnumMap<>(ImportColumn.class);
            practiceImport
                    .columns()
                    .indexes()
                    .forEach((column, index) ->
                            columns.put(column, practiceImport.header().get(index)));
            return new Item(
                    practiceImport.id(),
                    practiceImport.fileName(),
                    practiceImport.status(),
                    columns,
                    practiceImport.rows(),
                    practiceImport.position(),
                    practiceImport.faults(),
                    practiceImport.plan().toCreate(),
                    practiceImport.plan().toUpdate(),
                    practiceImport.plan().toKeep(),
                    practiceImport.outcome().created(),
                    practiceImport.outcome().updated(),
                    practiceImport.outcome().unchanged(),
                    practiceImport.outcome().refused(),
                    practiceImport.createdAt(),
                    practiceImport.startedAt(),
                    practiceImport.finishedAt(),
                    practiceImport.message(),
                    practiceImport.isUndoable(),
                    practiceImport.undo().putBack(),
                    practiceImport.undo().partly(),
                    practiceImport.undo().left(),
                    practiceImport.undo().at());
        }
    }

    record Items(List<Item> items, @Nullable String nextCursor) {}

    private static final int MAX_ITEMS = 100;

    private final ImportQuery importQuery;
    private final ImportService importService;
    private final ImportUndo undo;
    private final ImportErrorCsv faults;
    private final AuditLog auditLog;

    ImportsEndpoint(
            ImportQuery importQuery,
            ImportService importService,
            ImportUndo undo,
            ImportErrorCsv faults,
            AuditLog auditLog) {
        this.importQuery = importQuery;
        this.importService = importService;
        this.undo = undo;
        this.faults = faults;
        this.auditLog = auditLog;
    }

    /** Returns the latest {@value #MAX_ITEMS} imports. There are no further pages. */
    @GetMapping
    Items list() {
        return new Items(importQuery.latest(MAX_ITEMS).stream().map(Item::of).toList(), null);
    }

    @GetMapping("/{id}")
    Item one(@PathVariable long id) {
        return Item.of(find(id));
    }

    /** Stores the CSV file in the request body as a new import. Practices change only after the import is confirmed. */
    @PostMapping(consumes = "text/csv")
    ResponseEntity<Item> upload(
            @AuthenticationPrincipal CurrentUser caller,
            @RequestParam(defaultValue = "practices.csv") String name,
            HttpServletRequest request)
            throws IOException, CsvSourceException {
        byte[] bytes = request.getInputStream().readNBytes(CsvSource.MAX_BYTES + 1);
        if (bytes.length > CsvSource.MAX_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The file is too large.");
        }
        long id = importService.upload(caller, name, bytes);
        return ResponseEntity.created(ApiLocation.of("/api/imports/" + id)).body(one(id));
    }

    /**
     * Starts to apply the valid rows in the background. If an earlier attempt to apply the rows has failed, continues after the last
     * committed batch. Responds with status 409 if the import is not ready or has no valid row.
     */
    @PostMapping("/{id}/confirm")
    ResponseEntity<Item> confirm(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        find(id);
        if (!importService.confirm(caller, id)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The import is not ready, or has no valid row.");
        }
        return ResponseEntity.accepted().body(one(id));
    }

    @PostMapping("/{id}/cancel")
    Item cancel(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        find(id);
        if (!importService.cancel(caller, id)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The import has already ended.");
        }
        return one(id);
    }

    /**
     * Starts the undo in the background, or continues an undo that failed. Responds with status 409 if neither is possible. The undo does
     * not restore values that have been changed since the import.
     */
    @PostMapping("/{id}/undo")
    ResponseEntity<Item> undo(@AuthenticationPrincipal CurrentUser caller, @PathVariable long id) {
        find(id);
        undo.start(caller, id).ifPresent(reason -> {
            throw new ResponseStatusException(HttpStatus.CONFLICT, reason);
        });
        return ResponseEntity.accepted().body(one(id));
    }

    @GetMapping(path = "/{id}/faults", produces = "text/csv")
    void faults(@PathVariable long id, HttpServletResponse response) throws IOException {
        PracticeImport practiceImport = find(id);
        auditLog.recordExport(ImportErrorCsv.name(practiceImport), null);
        response.setContentType("text/csv;charset=utf-8");
        SpooledText.send(out -> faults.write(practiceImport, out), bytes -> {
            response.setContentLengthLong(bytes);
            return response.getOutputStream();
        });
    }

    @ExceptionHandler
    ProblemDetail unreadable(CsvSourceException fault) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, fault.getMessage());
    }

    private PracticeImport find(long id) {
        return importQuery
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This import does not exist."));
    }
}
