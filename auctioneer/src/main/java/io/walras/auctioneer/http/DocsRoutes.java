package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.getFromResource;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.respondWithHeader;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/** The OpenAPI document, and a page to browse it whose parts all come from here. */
final class DocsRoutes {
    private static final ContentType YAML =
            MediaTypes.applicationWithFixedCharset("yaml", HttpCharsets.UTF_8).toContentType();
    private static final String SWAGGER_UI = swaggerUi();
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", SWAGGER_UI + "swagger-ui.css",
            "swagger-ui-bundle.js", SWAGGER_UI + "swagger-ui-bundle.js",
            "page.js", "docs/page.js");
    /** The page may fetch nothing from elsewhere; it writes its own styles and draws its own pictures. */
    private static final RawHeader POLICY = RawHeader.create(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private final HttpResponse document = HttpResponse.create()
            .withEntity(HttpEntities.create(YAML, OpenApiDocument.text().getBytes(StandardCharsets.UTF_8)));

    /** Where the library lies, by the version that it says it has. */
    private static String swaggerUi() {
        Properties about = new Properties();
        try (InputStream in = DocsRoutes.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/swagger-ui-dist/pom.properties")) {
            about.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "META-INF/resources/webjars/swagger-ui-dist/" + about.getProperty("version") + "/";
    }

    Route routes() {
        return concat(
                path("openapi.yaml", () -> get(() -> Edge.endpoint(Endpoint.GET_OPENAPI, () -> complete(document)))),
                path(
                        "docs",
                        () -> get(() -> Edge.endpoint(
                                Endpoint.GET_DOCS,
                                () -> guarded(() -> getFromResource("docs/index.html", ContentTypes.TEXT_HTML_UTF8))))),
                path(
                        segment("docs").slash(segment()),
                        name -> get(() -> Edge.endpoint(Endpoint.GET_DOCS_FILE, () -> guarded(() -> file(name))))));
    }

    private static Route guarded(Supplier<Route> route) {
        return respondWithHeader(POLICY, route);
    }

    private static Route file(String name) {
        String resource = FILES.get(name);
        return resource == null
                ? complete(Answers.notFound("the page has no such part").toResponse())
                : getFromResource(resource);
    }
}
