/**
 * Demo with a simulated CuraGenesis, which serves the partner API and sends signed webhooks. The demo also enters the data that people
 * enter in a real installation.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "enrollment",
            "practice",
            "practice :: nextstep",
            "practice :: timeline",
            "practiceimport",
            "reptarget",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package io.curasync.demo;
