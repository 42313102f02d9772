/** Details of practices that people own: phone, address and contacts. */
@org.springframework.modulith.NamedInterface("details")
@org.jspecify.annotations.NullMarked
package io.curasync.ledger.details;
