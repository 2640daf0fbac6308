provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_db_instance" "mysql" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "postgres" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  allocated_storage   = 50
}

resource "aws_db_instance" "mariadb" {
  engine              = "mariadb"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "aurora_mysql" {
  engine              = "aurora-mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  allocated_storage   = 50
}

resource "aws_db_instance" "oracle_se1" {
  engine              = "oracle-se1"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "oracle_se2" {
  engine              = "oracle-se2"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "oracle_ee" {
  engine              = "oracle-ee"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "sqlserver_ex" {
  engine              = "sqlserver-ex"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "sqlserver_web" {
  engine              = "sqlserver-web"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "sqlserver_se_multi_az" {
  engine              = "sqlserver-se"
  instance_class      = "db.m5.xlarge"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  multi_az            = true
  allocated_storage   = 500
  storage_type        = "gp3"
  iops                = 5000
}

resource "aws_db_instance" "sqlserver_ee" {
  engine              = "sqlserver-ee"
  instance_class      = "db.m5.xlarge"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "oracle_se2_byol_multi_az" {
  engine              = "oracle-se2"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  license_model       = "bring-your-own-license"
  multi_az            = true
}

resource "aws_db_instance" "graviton_multi_az_backup" {
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  username                = "main"
  password                = "not-a-real-one"
  skip_final_snapshot     = true
  multi_az                = true
  allocated_storage       = 30
  backup_retention_period = 10
}

resource "aws_db_instance" "mysql57" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  engine_version      = "5.7.44"
}

resource "aws_db_instance" "postgres11_multi_az" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  engine_version      = "11"
  multi_az            = true
}

resource "aws_db_instance" "postgres16" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  engine_version      = "16.3"
}

resource "aws_db_instance" "reserved_1yr_no" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "reserved_1yr_partial" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "reserved_1yr_all" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true

}

resource "aws_db_instance" "reserved_3yr_partial" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  multi_az            = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.postgres.identifier
  instance_class      = "db.t3.large"
  skip_final_snapshot = true
}
