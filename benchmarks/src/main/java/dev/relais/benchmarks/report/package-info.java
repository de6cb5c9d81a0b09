/** How fast a log becomes a report, beside a loop that only decodes it. */
@NullMarked
package dev.relais.benchmarks.report;

import org.jspecify.annotations.NullMarked;
