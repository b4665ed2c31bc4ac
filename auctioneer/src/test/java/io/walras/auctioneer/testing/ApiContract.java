package io.walras.auctioneer.testing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the published OpenAPI document allows: which operations there are, what they take, and what they answer. Objects
 * whose members the document names have no others.
 */
public final class ApiContract {
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Z]+) (?:http://[^/ ]+)?([^ ?]+)(\\?[^ ]*)? HTTP/1\\.[01]");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Set<String> BODILESS = Set.of("HEAD", "OPTIONS");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** The contract that this document is; no name may be twice in an object of it. */
    public ApiContract(String yaml) {
        YAMLFactory factory = YAMLFactory.builder().build();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            document = (ObjectNode) new ObjectMapper(factory).readTree(yaml);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        close(document.path("components").path("schemas"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                operation.getValue()))));
        operations.sort(
                Comparator.comparing((Operation operation) -> operation.path().contains("{")));
    }

    /** One operation of the document; {@code shared} is what holds for all operations of its path. */
    public record Operation(String method, String path, JsonNode shared, JsonNode node) {
        public String id() {
            return node.path("operationId").asText();
        }

        private boolean serves(String target) {
            return target.matches(path.replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
        }
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation's path with an example in the place of each parameter. */
    public String exampleTarget(Operation operation) {
        String target = operation.path();
        for (JsonNode parameter : parameters(operation)) {
            JsonNode named = resolved(parameter);
            JsonNode schema = resolved(named.path("schema"));
            JsonNode example = schema.has("enum")
                    ? schema.path("enum").path(0)
                    : schema.path("examples").path(0);
            target = target.replace("{" + named.path("name").asText() + "}", example.asText());
        }
        return target;
    }

    private static List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.shared().path("parameters").forEach(all::add);
        operation.node().path("parameters").forEach(all::add);
        return all;
    }

    /** Why the document does not allow this answer to this request; empty if it does. */
    public Optional<String> breach(byte[] request, RawHttp.Answer answer) {
        Matcher line = REQUEST_LINE.matcher(new String(request, StandardCharsets.ISO_8859_1));
        if (!line.lookingAt()) {
            return mustBeError(answer);
        }
        String method = line.group(1);
        if (BODILESS.contains(method) && answer.body().isEmpty()) {
            return Optional.empty();
        }
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.serves(line.group(2)))
                .findFirst()
                .map(operation -> breach(operation, request, answer))
                .orElseGet(() -> mustBeError(answer));
    }

    private Optional<String> mustBeError(RawHttp.Answer answer) {
        return answer.status() < 400
                ? Optional.of("no operation of the document, and yet answered with " + answer.status())
                : invalid(JSON.createObjectNode().put("$ref", "#/components/schemas/Error"), answer.body());
    }

    private Optional<String> breach(Operation operation, byte[] request, RawHttp.Answer answer) {
        JsonNode responses = operation.node().path("responses");
        String status = Integer.toString(answer.status());
        boolean isNamed = responses.has(status);
        if (!isNamed && answer.status() < 400) {
            return Optional.of(operation.id() + " does not name the status " + status);
        }
        JsonNode contents =
                resolved(responses.path(isNamed ? status : "default")).path("content");
        String type = answer.headers().getOrDefault("content-type", "").split(";", -1)[0];
        if (!contents.has(type)) {
            return Optional.of(operation.id() + " does not answer " + status + " with " + type);
        }
        Optional<String> body = type.equals("application/json")
                ? invalid(contents.path(type).path("schema"), answer.body())
                : Optional.empty();
        return body.or(() -> answer.status() < 400 ? notTaken(operation, request) : Optional.empty());
    }

    /** What the server takes must be what the document says that it takes. */
    private Optional<String> notTaken(Operation operation, byte[] request) {
        JsonNode schema = operation
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String text = new String(request, StandardCharsets.UTF_8);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        if (schema.isMissingNode()) {
            return body.isEmpty() ? Optional.empty() : Optional.of(operation.id() + " takes no body");
        }
        return invalid(schema, body);
    }

    private Optional<String> invalid(JsonNode schema, String body) {
        ObjectNode root = schema.deepCopy();
        close(root);
        root.set("components", document.path("components"));
        try {
            Set<ValidationMessage> found = schemas.getSchema(root).validate(JSON.readTree(body));
            return found.isEmpty() ? Optional.empty() : Optional.of(found + " in " + body);
        } catch (JsonProcessingException noJson) {
            return Optional.of("not JSON: " + body);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Objects whose members are named have no others, unless the schema says so. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiContract::close);
    }
}
