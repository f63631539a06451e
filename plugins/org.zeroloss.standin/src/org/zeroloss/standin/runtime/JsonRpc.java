package org.zeroloss.standin.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Calls the public methods of an object by name, after the JSON-RPC 2.0 specification; with the
 * codes that it gives to requests that cannot be read (−32700), methods that are not there (−32601)
 * and parameters that do not fit (−32602), and −32001 for what the method itself throws.
 */
final class JsonRpc {

    private static final int PARSE = -32700;
    private static final int NO_METHOD = -32601;
    private static final int BAD_PARAMETERS = -32602;
    private static final int FAILED = -32001;

    private final ObjectMapper json;
    private final Object handler;

    JsonRpc(final ObjectMapper json, final Object handler) {
        this.json = json;
        this.handler = handler;
    }

    /** The response to a request, as JSON. */
    String answer(final String request) throws JsonProcessingException {
        final JsonNode call;
        try {
            call = json.readTree(request);
        } catch (final JsonProcessingException e) {
            return error(null, PARSE, "The request is not JSON: " + e.getOriginalMessage());
        }
        final JsonNode params = call.path("params");
        final String name = call.path("method").asText();
        final Optional<Method> method = method(name, params.size());
        if (method.isEmpty()) {
            return error(
                    call.get("id"),
                    NO_METHOD,
                    "There is no method " + name + " with " + params.size() + " parameters");
        }
        final Object[] arguments = new Object[params.size()];
        try {
            final Class<?>[] types = method.get().getParameterTypes();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = json.treeToValue(params.get(i), types[i]);
            }
        } catch (final JsonProcessingException e) {
            return error(call.get("id"), BAD_PARAMETERS, e.getOriginalMessage());
        }
        try {
            final ObjectNode response = json.createObjectNode().put("jsonrpc", "2.0");
            response.set("id", call.get("id"));
            response.set("result", json.valueToTree(method.get().invoke(handler, arguments)));
            return json.writeValueAsString(response);
        } catch (final InvocationTargetException e) {
            return error(call.get("id"), FAILED, String.valueOf(e.getCause().getMessage()));
        } catch (final IllegalAccessException e) {
            return error(call.get("id"), NO_METHOD, e.getMessage());
        }
    }

    /** The result of a method with one parameter, as JSON; empty if there is no such method. */
    Optional<String> call(final String name, final long parameter) throws JsonProcessingException {
        final Optional<Method> method = method(name, 1);
        if (method.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.writeValueAsString(method.get().invoke(handler, parameter)));
        } catch (final InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Optional<Method> method(final String name, final int parameters) {
        return handler == null
                ? Optional.empty()
                : Arrays.stream(handler.getClass().getMethods())
                        .filter(m -> m.getName().equals(name))
                        .filter(m -> m.getParameterCount() == parameters)
                        .filter(m -> m.getDeclaringClass() != Object.class)
                        .findFirst();
    }

    private String error(final JsonNode id, final int code, final String message)
            throws JsonProcessingException {
        final ObjectNode response = json.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", id);
        response.putObject("error").put("code", code).put("message", message);
        return json.writeValueAsString(response);
    }
}
