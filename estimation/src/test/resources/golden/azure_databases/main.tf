provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "eastus"
}

resource "azurerm_mssql_server" "s" {
  name                = "s"
  version             = "12.0"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_sql_server" "s" {
  name                = "s"
  version             = "12.0"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_mssql_database" "default" {
  name      = "default"
  server_id = azurerm_mssql_server.s.id
}

resource "azurerm_mssql_database" "gp" {
  name        = "gp"
  server_id   = azurerm_mssql_server.s.id
  sku_name    = "GP_Gen5_4"
  max_size_gb = 32
}

resource "azurerm_mssql_database" "zone" {
  name                 = "zone"
  server_id            = azurerm_mssql_server.s.id
  sku_name             = "GP_Gen5_4"
  zone_redundant       = true
  license_type         = "BasePrice"
  storage_account_type = "Local"
}

resource "azurerm_mssql_database" "bc" {
  name        = "bc"
  server_id   = azurerm_mssql_server.s.id
  sku_name    = "BC_Gen5_8"
  max_size_gb = 5
}

resource "azurerm_mssql_database" "bcm" {
  name      = "bcm"
  server_id = azurerm_mssql_server.s.id
  sku_name  = "BC_M_8"
}

resource "azurerm_mssql_database" "hs" {
  name               = "hs"
  server_id          = azurerm_mssql_server.s.id
  sku_name           = "HS_Gen5_2"
  read_replica_count = 2
}

resource "azurerm_mssql_database" "serverless" {
  name           = "serverless"
  server_id      = azurerm_mssql_server.s.id
  sku_name       = "GP_S_Gen5_4"
  zone_redundant = true
}

resource "azurerm_mssql_database" "s1" {
  name      = "s1"
  server_id = azurerm_mssql_server.s.id
  sku_name  = "S1"
}

resource "azurerm_mssql_database" "s3" {
  name        = "s3"
  server_id   = azurerm_mssql_server.s.id
  sku_name    = "S3"
  max_size_gb = 500
}

resource "azurerm_mssql_database" "p6" {
  name        = "p6"
  server_id   = azurerm_mssql_server.s.id
  sku_name    = "P6"
  max_size_gb = 1024
}

resource "azurerm_mssql_database" "pooled" {
  name            = "pooled"
  server_id       = azurerm_mssql_server.s.id
  sku_name        = "ElasticPool"
  elastic_pool_id = "x"
}

resource "azurerm_sql_database" "default" {
  name                = "default"
  server_name         = azurerm_sql_server.s.name
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_sql_database" "s0" {
  name                             = "s0"
  server_name                      = azurerm_sql_server.s.name
  resource_group_name              = azurerm_resource_group.example.name
  location                         = azurerm_resource_group.example.location
  edition                          = "Standard"
  requested_service_objective_name = "S0"
}

resource "azurerm_mssql_elasticpool" "gp" {
  name                = "a"
  server_name         = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
  max_size_gb         = 100
  zone_redundant      = true

  sku {
    name     = "GP_Gen5"
    tier     = "GeneralPurpose"
    family   = "Gen5"
    capacity = 4
  }
}

resource "azurerm_mssql_elasticpool" "dc" {
  name                = "b"
  server_name         = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
  license_type        = "LicenseIncluded"
  max_size_gb         = 50

  sku {
    name     = "BC_DC"
    tier     = "BusinessCritical"
    family   = "DC"
    capacity = 8
  }
}

resource "azurerm_mssql_elasticpool" "standard" {
  name                = "c"
  server_name         = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
  max_size_gb         = 300

  sku {
    name     = "StandardPool"
    tier     = "Standard"
    capacity = 200
  }
}

resource "azurerm_mssql_elasticpool" "basic" {
  name                = "d"
  server_name         = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
  max_size_gb         = 9.765625

  sku {
    name     = "BasicPool"
    tier     = "Basic"
    capacity = 100
  }
}

resource "azurerm_sql_elasticpool" "premium" {
  name                = "e"
  server_name         = "s"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
  edition             = "Premium"
  dtu                 = 500
  pool_size           = 1048576
}

resource "azurerm_mssql_managed_instance" "gp" {
  name                 = "f"
  sku_name             = "GP_Gen5"
  vcores               = 16
  storage_size_in_gb   = 64
  license_type         = "LicenseIncluded"
  storage_account_type = "ZRS"
  resource_group_name  = azurerm_resource_group.example.name
  location             = "West Europe"
}

resource "azurerm_sql_managed_instance" "bc" {
  name                 = "g"
  sku_name             = "BC_Gen5"
  vcores               = 40
  storage_size_in_gb   = 32
  license_type         = "BasePrice"
  storage_account_type = "LRS"
  resource_group_name  = azurerm_resource_group.example.name
  location             = "West Europe"
}

resource "azurerm_mysql_server" "b" {
  name                = "h"
  sku_name            = "B_Gen5_2"
  storage_mb          = 5120
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_mariadb_server" "gp" {
  name                = "i"
  sku_name            = "GP_Gen5_4"
  storage_mb          = 4194304
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_postgresql_server" "mo" {
  name                         = "j"
  sku_name                     = "MO_Gen5_16"
  storage_mb                   = 102400
  geo_redundant_backup_enabled = true
  resource_group_name          = azurerm_resource_group.example.name
  location                     = azurerm_resource_group.example.location
}

resource "azurerm_mysql_flexible_server" "b" {
  name                = "k"
  sku_name            = "B_Standard_B1ms"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"
}

resource "azurerm_mysql_flexible_server" "gp" {
  name                = "l"
  sku_name            = "GP_Standard_D2ads_v5"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"

  storage {
    size_gb = 30
    iops    = 500
  }
}

resource "azurerm_mysql_flexible_server" "mo" {
  name                = "m"
  sku_name            = "MO_Standard_E4ds_v4"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"

  high_availability {
    mode = "ZoneRedundant"
  }
}

resource "azurerm_postgresql_flexible_server" "b" {
  name                = "n"
  sku_name            = "B_Standard_B1ms"
  storage_mb          = 32768
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"
}

resource "azurerm_postgresql_flexible_server" "gp" {
  name                = "o"
  sku_name            = "GP_Standard_D4s_v3"
  storage_mb          = 65536
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"
}

resource "azurerm_postgresql_flexible_server" "mo" {
  name                = "p"
  sku_name            = "MO_Standard_E4s_v3"
  storage_mb          = 32768
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"
}

resource "azurerm_postgresql_flexible_server" "gp5" {
  name                = "p5"
  sku_name            = "GP_Standard_D2ads_v5"
  storage_mb          = 32768
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"
}

resource "azurerm_redis_cache" "basic" {
  name                = "q"
  sku_name            = "Basic"
  family              = "C"
  capacity            = 4
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_redis_cache" "standard" {
  name                = "r"
  sku_name            = "Standard"
  family              = "C"
  capacity            = 3
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_redis_cache" "premium" {
  name                 = "s"
  sku_name             = "Premium"
  family               = "P"
  capacity             = 2
  shard_count          = 3
  replicas_per_primary = 2
  resource_group_name  = azurerm_resource_group.example.name
  location             = azurerm_resource_group.example.location
}

resource "azurerm_managed_redis" "b" {
  name                      = "t"
  sku_name                  = "Balanced_B3"
  high_availability_enabled = false
  resource_group_name       = azurerm_resource_group.example.name
  location                  = azurerm_resource_group.example.location
}

resource "azurerm_managed_redis" "m" {
  name                = "u"
  sku_name            = "MemoryOptimized_M10"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_cosmosdb_account" "two" {
  name                       = "two"
  offer_type                 = "Standard"
  analytical_storage_enabled = true
  resource_group_name        = azurerm_resource_group.example.name
  location                   = "West US"

  geo_location {
    location          = "West US"
    failover_priority = 0
    zone_redundant    = false
  }

  geo_location {
    location          = "centralus"
    failover_priority = 1
    zone_redundant    = true
  }

  backup {
    type = "Continuous"
  }
}

resource "azurerm_cosmosdb_account" "serverless" {
  name                = "serverless"
  offer_type          = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West US"

  geo_location {
    location          = "West US"
    failover_priority = 0
  }

  capabilities {
    name = "EnableServerless"
  }
}

resource "azurerm_cosmosdb_account" "multi" {
  name                            = "multi"
  offer_type                      = "Standard"
  enable_multiple_write_locations = true
  resource_group_name             = azurerm_resource_group.example.name
  location                        = "West US"

  geo_location {
    location          = "East US"
    failover_priority = 0
  }

  backup {
    type                = "Periodic"
    interval_in_minutes = 60
    retention_in_hours  = 8
  }
}

resource "azurerm_cosmosdb_sql_database" "provisioned" {
  name                = "a"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.two.name
  throughput          = 500
}

resource "azurerm_cosmosdb_sql_container" "autoscale" {
  name                = "b"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.two.name
  database_name       = "a"

  autoscale_settings {
    max_throughput = 6000
  }
}

resource "azurerm_cosmosdb_mongo_database" "serverless" {
  name                = "c"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.serverless.name
}

resource "azurerm_cosmosdb_mongo_collection" "c" {
  name                = "c"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.serverless.name
  database_name       = "c"
}

resource "azurerm_cosmosdb_cassandra_keyspace" "k" {
  name                = "d"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.two.name
  throughput          = 1000
}

resource "azurerm_cosmosdb_cassandra_table" "t" {
  name                  = "e"
  cassandra_keyspace_id = azurerm_cosmosdb_cassandra_keyspace.k.id
  throughput            = 400
}

resource "azurerm_cosmosdb_gremlin_database" "g" {
  name                = "f"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.two.name
  throughput          = 400
}

resource "azurerm_cosmosdb_gremlin_graph" "g" {
  name                = "g"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.two.name
  database_name       = "f"
  throughput          = 400
}

resource "azurerm_cosmosdb_table" "t" {
  name                = "h"
  resource_group_name = azurerm_resource_group.example.name
  account_name        = azurerm_cosmosdb_account.multi.name
  throughput          = 400
}
