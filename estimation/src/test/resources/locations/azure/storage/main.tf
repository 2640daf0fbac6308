variable "group" {}

resource "azurerm_storage_account" "files" {
  count                    = 2
  name                     = "files${count.index}"
  location                 = count.index == 0 ? var.group.location : "northeurope"
  resource_group_name      = var.group.name
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_private_dns_zone" "files" {
  name                = "privatelink.file.core.windows.net"
  resource_group_name = var.group.name
}
