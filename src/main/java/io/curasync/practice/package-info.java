/** The list of practices, the details and the timeline of a practice, and the list of orders. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "ledger",
            "ledger :: details",
            "ledger :: note",
            "assignment",
            "assignment :: ui",
            "curagenesis",
            "account",
            "live",
            "ui",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.practice;
