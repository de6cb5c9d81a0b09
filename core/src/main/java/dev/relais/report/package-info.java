/** What came, who answered, and how well promises were kept, as a page for people. Pure functions from values. */
@NullMarked
package dev.relais.report;

import org.jspecify.annotations.NullMarked;
