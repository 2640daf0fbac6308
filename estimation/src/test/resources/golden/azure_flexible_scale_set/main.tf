provider "azurerm" {
  features {}
}

# What the price depends on: size, number, disks, and whether the machines run Windows.
resource "azurerm_orchestrated_virtual_machine_scale_set" "linux" {
  name                        = "linux"
  resource_group_name         = "example"
  location                    = "westeurope"
  platform_fault_domain_count = 1
  sku_name                    = "Standard_D2s_v3"
  instances                   = 3

  os_profile {
    linux_configuration {
      admin_username = "example"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = 64
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "windows" {
  name                        = "windows"
  resource_group_name         = "example"
  location                    = "westeurope"
  platform_fault_domain_count = 1
  sku_name                    = "Standard_D2s_v3"
  instances                   = 2

  os_profile {
    windows_configuration {
      admin_username = "example"
      admin_password = "only-for-tests"
    }
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = 128
  }
}
