package tsunagu.catalogue;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the listings lie.
 *
 * @param indexData the folder {@code index-data}
 */
@ConfigurationProperties("tsunagu")
record CatalogueSettings(@DefaultValue("./index-data") Path indexData) {}
