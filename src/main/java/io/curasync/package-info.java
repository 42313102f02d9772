/** CuraSync: a CRM that synchronizes practices and orders with CuraGenesis. */
@org.jspecify.annotations.NullMarked
package io.curasync;
