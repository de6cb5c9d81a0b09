package dev.relais.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decided where a conversation went. */
record Routing(@Nullable String queue, @Nullable String sla, int weight, List<String> rules) {}
