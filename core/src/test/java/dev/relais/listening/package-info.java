/** Saved queries. */
@org.jspecify.annotations.NullMarked
package dev.relais.listening;
