package dev.lethe.config.planted;

import java.sql.Connection;

/** What {@code config} must never hold: a policy that talks to a database. */
public record ConnectedPolicy(Connection connection) {}
