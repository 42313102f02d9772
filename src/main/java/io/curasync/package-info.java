/** CuraSync: the CRM that keeps in step with CuraGenesis. */
@org.jspecify.annotations.NullMarked
package io.curasync;
