provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "rg" {
  name = "rg"
  location = "eastus"
}

resource "azurerm_linux_virtual_machine" "ephemeral" {
  resource_group_name = "rg"
  location = "eastus"
  name = "ephemeral"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Standard_LRS"
    diff_disk_settings {
      option = "Local"
      placement = "CacheDisk"
    }
  }
  source_image_reference {
    publisher = "Canonical"
    offer = "ubuntu-24_04-lts"
    sku = "server"
    version = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "red_hat" {
  resource_group_name = "rg"
  location = "eastus"
  name = "red_hat"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  source_image_reference {
    publisher = "RedHat"
    offer = "RHEL"
    sku = "9-lvm-gen2"
    version = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "own_red_hat" {
  resource_group_name = "rg"
  location = "eastus"
  name = "own_red_hat"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  license_type = "RHEL_BYOS"
  source_image_reference {
    publisher = "RedHat"
    offer = "RHEL"
    sku = "9-lvm-gen2"
    version = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "suse" {
  resource_group_name = "rg"
  location = "eastus"
  name = "suse"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  source_image_reference {
    publisher = "SUSE"
    offer = "sles-15-sp5"
    sku = "gen2"
    version = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "pro" {
  resource_group_name = "rg"
  location = "eastus"
  name = "pro"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  source_image_reference {
    publisher = "Canonical"
    offer = "0001-com-ubuntu-pro-jammy"
    sku = "pro-22_04-lts-gen2"
    version = "latest"
  }
}

resource "azurerm_windows_virtual_machine" "sql" {
  resource_group_name = "rg"
  location = "eastus"
  name = "sql"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  source_image_reference {
    publisher = "MicrosoftSQLServer"
    offer = "sql2022-ws2022"
    sku = "enterprise-gen2"
    version = "latest"
  }
}

resource "azurerm_windows_virtual_machine" "sql_developer" {
  resource_group_name = "rg"
  location = "eastus"
  name = "sql_developer"
  size = "Standard_D2s_v3"
  priority = "Regular"
  os_disk {
    storage_account_type = "Premium_LRS"
    disk_size_gb = 128
  }
  source_image_reference {
    publisher = "MicrosoftSQLServer"
    offer = "sql2022-ws2022"
    sku = "sqldev-gen2"
    version = "latest"
  }
}

resource "azurerm_managed_disk" "d" {
  resource_group_name = "rg"
  location = "eastus"
  name = "d"
  storage_account_type = "Premium_LRS"
  disk_size_gb = 128
  create_option = "Empty"
}

resource "azurerm_linux_virtual_machine" "attached_system" {
  resource_group_name = "rg"
  location = "eastus"
  name = "attached"
  size = "Standard_D2s_v3"
  os_disk {
    caching = "ReadWrite"
  }
  os_managed_disk_id = azurerm_managed_disk.d.id
}

resource "azurerm_virtual_machine" "attached" {
  resource_group_name = "rg"
  location = "eastus"
  name = "o"
  vm_size = "Standard_D2s_v3"
  storage_os_disk {
    name = "os"
    create_option = "FromImage"
    managed_disk_type = "Premium_LRS"
    disk_size_gb = 128
  }
  storage_data_disk {
    name = "d"
    create_option = "Attach"
    lun = 0
    disk_size_gb = 128
    managed_disk_id = azurerm_managed_disk.d.id
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "ephemeral" {
  resource_group_name = "rg"
  location = "eastus"
  name = "s"
  sku = "Standard_D2s_v3"
  instances = 3
  os_disk {
    storage_account_type = "Standard_LRS"
    diff_disk_settings {
      option = "Local"
      placement = "CacheDisk"
    }
  }
  source_image_reference {
    publisher = "RedHat"
    offer = "RHEL"
    sku = "9-lvm-gen2"
    version = "latest"
  }
}

resource "azurerm_managed_disk" "tier" {
  resource_group_name = "rg"
  location = "eastus"
  name = "t"
  storage_account_type = "Premium_LRS"
  disk_size_gb = 128
  create_option = "Empty"
  tier = "P30"
}

resource "azurerm_managed_disk" "grown" {
  name = "g"
  location = "eastus"
  resource_group_name = "rg"
  storage_account_type = "Premium_LRS"
  disk_size_gb = 512
}

resource "azurerm_application_gateway" "fixed" {
  resource_group_name = "rg"
  location = "eastus"
  name = "fixed"
  sku {
    name = "Standard_v2"
    tier = "Standard_v2"
    capacity = 2
  }
}

resource "azurerm_application_gateway" "scaled" {
  resource_group_name = "rg"
  location = "eastus"
  name = "scaled"
  sku {
    name = "Standard_v2"
    tier = "Standard_v2"
  }
  autoscale_configuration {
    min_capacity = 3
    max_capacity = 10
  }
}

resource "azurerm_public_ip_prefix" "thirty" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "p"
  prefix_length = 30
  sku = "Standard"
  ip_version = "IPv4"
}

resource "azurerm_public_ip_prefix" "sixth" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "p6"
  prefix_length = 124
  sku = "Standard"
  ip_version = "IPv6"
}

resource "azurerm_cosmosdb_account" "zones" {
  resource_group_name = "rg"
  location = "eastus"
  name = "zones"
  geo_location {
    location = "eastus"
    failover_priority = 0
    zone_redundant = true
  }
  multiple_write_locations_enabled = false
}

resource "azurerm_cosmosdb_sql_database" "zones" {
  resource_group_name = "rg"
  name = "zones"
  account_name = azurerm_cosmosdb_account.zones.name
  throughput = 1000
}

resource "azurerm_cosmosdb_account" "zones_scaled" {
  resource_group_name = "rg"
  location = "eastus"
  name = "zones_scaled"
  geo_location {
    location = "eastus"
    failover_priority = 0
    zone_redundant = true
  }
  multiple_write_locations_enabled = false
}

resource "azurerm_cosmosdb_sql_database" "zones_scaled" {
  resource_group_name = "rg"
  name = "zones_scaled"
  account_name = azurerm_cosmosdb_account.zones_scaled.name
  autoscale_settings {
    max_throughput = 4000
  }
}

resource "azurerm_cosmosdb_account" "written_everywhere" {
  resource_group_name = "rg"
  location = "eastus"
  name = "written_everywhere"
  geo_location {
    location = "eastus"
    failover_priority = 0
    zone_redundant = true
  }
  multiple_write_locations_enabled = true
}

resource "azurerm_cosmosdb_sql_database" "written_everywhere" {
  resource_group_name = "rg"
  name = "written_everywhere"
  account_name = azurerm_cosmosdb_account.written_everywhere.name
  autoscale_settings {
    max_throughput = 4000
  }
}

resource "azurerm_api_management" "two_places" {
  resource_group_name = "rg"
  location = "eastus"
  name = "m"
  sku_name = "Premium_2"
  additional_location {
    location = "East US"
    capacity = 1
  }
  additional_location {
    location = "westus"
  }
}

resource "azurerm_cdn_profile" "sydney" {
  resource_group_name = "rg"
  location = "australiaeast"
  name = "sydney"
  sku = "Standard_Microsoft"
}

resource "azurerm_cdn_endpoint" "sydney" {
  resource_group_name = "rg"
  location = "australiaeast"
  name = "sydney"
  profile_name = azurerm_cdn_profile.sydney.name
}

resource "azurerm_cdn_profile" "pune" {
  resource_group_name = "rg"
  location = "centralindia"
  name = "pune"
  sku = "Standard_Microsoft"
}

resource "azurerm_cdn_endpoint" "pune" {
  resource_group_name = "rg"
  location = "centralindia"
  name = "pune"
  profile_name = azurerm_cdn_profile.pune.name
}

resource "azurerm_cdn_profile" "dubai" {
  resource_group_name = "rg"
  location = "uaenorth"
  name = "dubai"
  sku = "Standard_Microsoft"
}

resource "azurerm_cdn_endpoint" "dubai" {
  resource_group_name = "rg"
  location = "uaenorth"
  name = "dubai"
  profile_name = azurerm_cdn_profile.dubai.name
}

resource "azurerm_postgresql_flexible_server" "geo" {
  resource_group_name = "rg"
  location = "eastus"
  name = "pg"
  sku_name = "B_Standard_B1ms"
  storage_mb = 32768
  version = "16"
  geo_redundant_backup_enabled = true
}

resource "azurerm_mssql_database" "half_a_name" {
  resource_group_name = "rg"
  name = "x"
  sku_name = "GP"
  server_id = azurerm_mssql_server.s.id
}

resource "azurerm_mssql_server" "s" {
  resource_group_name = "rg"
  location = "eastus"
  name = "s"
}
