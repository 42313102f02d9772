/**
 * Submissions to CuraGenesis: the intake form, the detection of duplicates, and the calls that enroll practices. A submission with an
 * unknown outcome is not sent again, so that no practice is enrolled twice.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "curagenesis",
            "account",
            "ledger",
            "ledger :: details",
            "live",
            "monitoring",
            "ui",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.enrollment;
