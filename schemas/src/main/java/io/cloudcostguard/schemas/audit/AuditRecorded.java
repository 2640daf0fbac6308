package io.cloudcostguard.schemas.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An action that was executed or refused, with its caller. The value of `ccg.audit`.
///
/// @param id later ones sort behind earlier ones
/// @param tenant whose it is
/// @param actor who asked: `operator`, `key <id>` or `user <name>`
/// @param action what was asked for: method and route, e.g. `PUT /v1/projects/{project}/budget`
/// @param path the route with its names and ids
/// @param made the address of what came into being; null when nothing did
/// @param comment what the actor said of it; null when nothing
/// @param before what it was, as JSON; null where it is not noted
/// @param after what it is, as JSON; null where it is not noted
/// @param status what was answered: below 400 it was done, 403 it was refused
public record AuditRecorded(
    String id,
    String tenant,
    String actor,
    String action,
    String path,
    @Nullable String made,
    @Nullable String comment,
    @Nullable String before,
    @Nullable String after,
    int status,
    Instant at) {}
