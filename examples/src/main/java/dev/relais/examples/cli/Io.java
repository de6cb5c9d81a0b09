package dev.relais.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command talks to.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param environment where secrets come from
 * @param terminal whether standard error is a terminal: progress goes there
 */
record Io(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {}
