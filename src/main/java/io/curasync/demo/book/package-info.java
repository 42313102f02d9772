/** Invented names, addresses, contacts, notes and next steps of the demo's practices. */
@org.jspecify.annotations.NullMarked
package io.curasync.demo.book;
